-- DropIndex
DROP INDEX "refund_state_idx";

-- AlterTable
ALTER TABLE "encoder_key" ADD COLUMN     "refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "refused_code" TEXT;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "last_error" TEXT;

-- CreateIndex
CREATE INDEX "refund_state_due_at_idx" ON "refund"("state", "due_at");
