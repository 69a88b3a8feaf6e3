-- CreateEnum
CREATE TYPE "SignInLane" AS ENUM ('known', 'stranger', 'reserved');

-- AlterTable
ALTER TABLE "sign_in_request" ADD COLUMN     "lane" "SignInLane" NOT NULL DEFAULT 'stranger',
ADD COLUMN     "network_hash" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "proved_browser" (
    "browser_hash" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "proved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proved_browser_pkey" PRIMARY KEY ("browser_hash","address_hash")
);

-- CreateIndex
CREATE INDEX "proved_browser_address_hash_idx" ON "proved_browser"("address_hash");

-- CreateIndex
CREATE INDEX "proved_browser_proved_at_idx" ON "proved_browser"("proved_at");
