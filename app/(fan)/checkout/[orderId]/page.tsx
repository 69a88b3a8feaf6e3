import { PageFrame } from '@/components/shell/page-frame'
import { CheckoutScreen } from '@/components/ticketing/checkout-screen'
import { buyer } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { titled } from '@/lib/http/page-title'
import { OrderById } from '@/lib/ticketing/contract'

export const generateMetadata = titled('checkout.metaTitle')

export default page({
  access: buyer('orderId'),
  params: OrderById,
  path: ({ orderId }) => `/checkout/${orderId}`,
  render: ({ params }) => (
    <PageFrame width="narrow">
      <CheckoutScreen orderId={params.orderId} />
    </PageFrame>
  ),
})
