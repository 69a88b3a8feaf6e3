-- AlterTable
ALTER TABLE "stream" ADD COLUMN     "restored_at" TIMESTAMPTZ(3);
