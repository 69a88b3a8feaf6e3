import type { StackUrls } from '@/processes/stack-environment'

/** What a person sees when everything runs. */
export function welcome(urls: StackUrls): string {
  return `
  Sign in with one click (each host keeps its own session, so all three fit in one browser):

    fan     ${urls.fan}/api/demo/sign-in/fan
    artist  ${urls.artist}/api/demo/sign-in/artist
    admin   ${urls.admin}/api/demo/sign-in/owner

  Try this:
    1. As the fan, open the event, take a ticket and pay at the till.
    2. As the artist, open the broadcast in the studio, choose the test camera and go live.
    3. As the fan, open the ticket and watch. Then refund the order as the owner and see the picture end.

  Ctrl-C stops all of it; the data stays in .demo (npm run demo -- --fresh starts over).
`
}

/** Ends the process with the usage line when an argument is not one of the known. */
export function refuseUnknownArguments(args: string[], known: string[], usage: string): void {
  if (args.every((argument) => known.includes(argument))) return
  console.error(usage)
  process.exit(1)
}
