/** What the buyers of a live broadcast agree to, in the made-up events. */
export const liveRules = {
  ja: [
    '・配信の録画・録音・撮影・画面の共有・再配信は、固くお断りします。',
    '・1枚のチケットで同時にご覧いただけるのは1台のみです。',
    '・ご購入後のお客様のご都合による変更・キャンセルはできません。イベントが中止になった場合は、全額を返金いたします。',
    '・通信環境や端末により、映像が乱れることがあります。Wi-Fiなど安定した回線でのご視聴をおすすめします。',
    '・出演者やほかのお客様への迷惑行為があった場合、視聴をお断りすることがあります。',
  ].join('\n'),
  en: [
    '- Recording, filming, sharing your screen and rebroadcasting are not allowed.',
    '- One ticket plays on one device at a time.',
    '- Tickets cannot be changed or returned. If the event is cancelled, you get all of your money back.',
    '- The picture depends on your connection and device. We recommend Wi-Fi or another steady line.',
    '- Whoever harasses the artist or others may be refused.',
  ].join('\n'),
}
