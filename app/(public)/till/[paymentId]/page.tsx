import { TillScreen } from '@/components/ticketing/till-screen'
import { buyer } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'
import { TillPaymentById } from '@/lib/ticketing/contract'

export const generateMetadata = titled('till.metaTitle')

export default page({
  access: buyer('paymentId'),
  params: TillPaymentById,
  path: ({ paymentId }) => `/till/${paymentId}`,
  render: ({ params }) => <TillScreen paymentId={params.paymentId} />,
})
