-- AlterTable
ALTER TABLE "sign_in_request" ADD COLUMN     "origin" TEXT NOT NULL;
