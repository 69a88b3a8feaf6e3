-- CreateEnum
CREATE TYPE "SessionProof" AS ENUM ('email', 'provider', 'passkey', 'demo');

-- CreateEnum
CREATE TYPE "PasskeyPurpose" AS ENUM ('register', 'sign_in');

-- CreateEnum
CREATE TYPE "InvitationKind" AS ENUM ('membership', 'artist', 'event_staff');

-- CreateEnum
CREATE TYPE "PlatformRoleName" AS ENUM ('support', 'privacy');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('queued', 'sent', 'failed', 'bounced');

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "proof" "SessionProof" NOT NULL DEFAULT 'email',
ADD COLUMN     "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "cancel_reason" JSONB,
ADD COLUMN     "cover_digest" TEXT,
ADD COLUMN     "cover_height" INTEGER,
ADD COLUMN     "cover_width" INTEGER,
ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '{"ja":"","en":""}',
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "stream" ADD COLUMN     "cut_at" TIMESTAMPTZ(3),
ADD COLUMN     "cut_reason" TEXT;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "encoder_key_id" UUID;

-- AlterTable
ALTER TABLE "rendition" ADD COLUMN     "container" TEXT NOT NULL DEFAULT 'cmaf';

-- AlterTable
ALTER TABLE "grant" ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "sign_in_request" (
    "id" UUID NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "attempt_id" UUID,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_attempt" (
    "id" UUID NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "verifier" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "subject" TEXT,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_identity" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "rp_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "person_id" UUID,
    "purpose" "PasskeyPurpose" NOT NULL,
    "challenge" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "kind" "InvitationKind" NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "artist_profile_id" UUID,
    "event_id" UUID,
    "limited_to" UUID[],
    "email" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'ja',
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_role" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "PlatformRoleName" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_visit" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "PlatformRoleName" NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "platform_visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "message_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_letter" (
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encoder_key" (
    "id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "encoder_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sign_in_request_browser_hash_idx" ON "sign_in_request"("browser_hash");

-- CreateIndex
CREATE INDEX "sign_in_request_email_created_at_idx" ON "sign_in_request"("email", "created_at");

-- CreateIndex
CREATE INDEX "sign_in_request_expires_at_idx" ON "sign_in_request"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "provider_attempt_state_key" ON "provider_attempt"("state");

-- CreateIndex
CREATE INDEX "provider_attempt_browser_hash_idx" ON "provider_attempt"("browser_hash");

-- CreateIndex
CREATE INDEX "provider_attempt_expires_at_idx" ON "provider_attempt"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "provider_identity_provider_subject_key" ON "provider_identity"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "provider_identity_person_id_provider_key" ON "provider_identity"("person_id", "provider");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_browser_hash_idx" ON "passkey_challenge"("browser_hash");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_created_at_idx" ON "invitation"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "invitation_event_id_idx" ON "invitation"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_role_person_id_role_key" ON "platform_role"("person_id", "role");

-- CreateIndex
CREATE INDEX "platform_visit_person_id_expires_at_idx" ON "platform_visit"("person_id", "expires_at");

-- CreateIndex
CREATE INDEX "platform_visit_organisation_id_started_at_idx" ON "platform_visit"("organisation_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_id_key" ON "mail"("message_id");

-- CreateIndex
CREATE INDEX "mail_state_due_at_idx" ON "mail"("state", "due_at");

-- CreateIndex
CREATE INDEX "mail_template_subject_id_idx" ON "mail"("template", "subject_id");

-- CreateIndex
CREATE INDEX "mailbox_letter_created_at_idx" ON "mailbox_letter"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "encoder_key_key_hash_key" ON "encoder_key"("key_hash");

-- CreateIndex
CREATE INDEX "encoder_key_stream_id_idx" ON "encoder_key"("stream_id");

-- AddForeignKey
ALTER TABLE "provider_identity" ADD CONSTRAINT "provider_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_role" ADD CONSTRAINT "platform_role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_visit" ADD CONSTRAINT "platform_visit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_visit" ADD CONSTRAINT "platform_visit_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "encoder_key" ADD CONSTRAINT "encoder_key_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
