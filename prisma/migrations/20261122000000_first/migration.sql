-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "OrganisationRole" AS ENUM ('owner', 'manager', 'moderator');

-- CreateEnum
CREATE TYPE "ArtistRole" AS ENUM ('artist', 'crew');

-- CreateEnum
CREATE TYPE "EventStaffRole" AS ENUM ('moderator', 'desk', 'lane', 'support');

-- CreateEnum
CREATE TYPE "ContentState" AS ENUM ('live', 'available', 'deleting', 'deleted');

-- CreateEnum
CREATE TYPE "EventState" AS ENUM ('draft', 'published', 'ended', 'cancelled');

-- CreateEnum
CREATE TYPE "StreamState" AS ENUM ('ready', 'live', 'stalled', 'ended');

-- CreateEnum
CREATE TYPE "SaleMode" AS ENUM ('first_come', 'lottery');

-- CreateEnum
CREATE TYPE "EntitlementKind" AS ENUM ('broadcast', 'archive', 'lane');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('held', 'awaiting_payment', 'paid', 'partly_refunded', 'refunded', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "TicketState" AS ENUM ('valid', 'used', 'refunded', 'revoked');

-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "display_name" TEXT NOT NULL,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "seller_name" TEXT NOT NULL,
    "seller_address" TEXT NOT NULL,
    "seller_contact" TEXT NOT NULL,
    "registration_number" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'JPY',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "OrganisationRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artist_profile" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artist_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artist_member" (
    "id" UUID NOT NULL,
    "artist_profile_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "ArtistRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artist_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_staff" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "EventStaffRole" NOT NULL,
    "limited_to" UUID[],
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_ban" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_ban_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "at" TIMESTAMPTZ(6) NOT NULL,
    "id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actor" TEXT,
    "subject" TEXT,
    "subject_key_id" TEXT NOT NULL,
    "organisation_id" UUID,
    "event_id" UUID,
    "content_id" UUID,
    "ticket_id" UUID,
    "grant_id" UUID,
    "epoch" INTEGER,
    "network" TEXT,
    "request_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "mac" BYTEA NOT NULL,
    "mac_key_id" TEXT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("at","id")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "ledger_link" (
    "position" BIGINT NOT NULL,
    "entry_at" TIMESTAMPTZ(6) NOT NULL,
    "entry_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_link_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "day" DATE NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "contact_record" (
    "subject" TEXT NOT NULL,
    "subject_key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "seal_key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_record_pkey" PRIMARY KEY ("subject","subject_key_id")
);

-- CreateTable
CREATE TABLE "content" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "broadcast_id" UUID NOT NULL,
    "state" "ContentState" NOT NULL DEFAULT 'live',
    "available_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "content_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "EventState" NOT NULL DEFAULT 'draft',
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Asia/Tokyo',
    "accent" TEXT NOT NULL DEFAULT '#c2185b',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_artist" (
    "event_id" UUID NOT NULL,
    "artist_profile_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "event_artist_pkey" PRIMARY KEY ("event_id","artist_profile_id")
);

-- CreateTable
CREATE TABLE "programme_item" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "programme_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcast" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "artist_profile_id" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "archive_minutes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "person_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("person_id","route","key")
);

-- CreateTable
CREATE TABLE "stream" (
    "id" UUID NOT NULL,
    "content_id" UUID NOT NULL,
    "broadcast_id" UUID NOT NULL,
    "artist_profile_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "state" "StreamState" NOT NULL DEFAULT 'ready',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "last_segment_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_by" UUID NOT NULL,
    "program_base" TIMESTAMPTZ(3),
    "last_put_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rendition" (
    "id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "content_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "codecs" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "peak_bitrate" INTEGER NOT NULL DEFAULT 0,
    "mean_bitrate" INTEGER NOT NULL DEFAULT 0,
    "next_sequence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rendition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "init_segment" (
    "rendition_id" UUID NOT NULL,
    "run" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "iv" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "description" JSONB NOT NULL,

    CONSTRAINT "init_segment_pkey" PRIMARY KEY ("rendition_id","run","epoch")
);

-- CreateTable
CREATE TABLE "segment" (
    "rendition_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "stream_id" UUID NOT NULL,
    "run" INTEGER NOT NULL,
    "pushed_number" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "iv" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "discontinuity" BOOLEAN NOT NULL,
    "program_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("rendition_id","sequence")
);

-- CreateTable
CREATE TABLE "epoch" (
    "content_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "epoch_pkey" PRIMARY KEY ("content_id","number")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" UUID NOT NULL,
    "content_id" UUID NOT NULL,
    "broadcast_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "ticket_id" UUID,
    "organisation_id" UUID NOT NULL,
    "phase" TEXT NOT NULL,
    "from_epoch" INTEGER NOT NULL,
    "mark" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "delay_ms" INTEGER,
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_type" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "name" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "price_yen" INTEGER NOT NULL,
    "tax_rate_percent" INTEGER NOT NULL DEFAULT 10,
    "quantity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "limit_per_person" INTEGER NOT NULL,
    "sale_mode" "SaleMode" NOT NULL DEFAULT 'first_come',
    "sale_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "sale_ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "kind" "EntitlementKind" NOT NULL,
    "broadcast_id" UUID,
    "lane_id" UUID,
    "seconds" INTEGER,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_tally" (
    "ticket_type_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "purchase_tally_pkey" PRIMARY KEY ("ticket_type_id","person_id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "state" "OrderState" NOT NULL DEFAULT 'held',
    "seller_name" TEXT NOT NULL,
    "registration_number" TEXT,
    "currency" TEXT NOT NULL,
    "total_yen" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_yen" INTEGER NOT NULL,
    "tax_rate_percent" INTEGER NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "redirect_url" TEXT NOT NULL,
    "amount_yen" INTEGER NOT NULL,
    "state" "PaymentState" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_notice" (
    "provider" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_notice_pkey" PRIMARY KEY ("provider","notice_id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "TicketState" NOT NULL DEFAULT 'valid',
    "short_code" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "ticket_id" UUID,
    "amount_yen" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'pending',
    "reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "till_payment" (
    "id" UUID NOT NULL,
    "amount_yen" INTEGER NOT NULL,
    "seller_name" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "return_url" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "till_payment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organisation_id_person_id_key" ON "membership"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "artist_profile_slug_key" ON "artist_profile"("slug");

-- CreateIndex
CREATE INDEX "artist_member_person_id_idx" ON "artist_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "artist_member_artist_profile_id_person_id_key" ON "artist_member"("artist_profile_id", "person_id");

-- CreateIndex
CREATE INDEX "event_staff_person_id_idx" ON "event_staff"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_staff_event_id_person_id_role_key" ON "event_staff"("event_id", "person_id", "role");

-- CreateIndex
CREATE INDEX "organisation_ban_person_id_idx" ON "organisation_ban"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_ban_organisation_id_person_id_key" ON "organisation_ban"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "ledger_entry_content_id_at_idx" ON "ledger_entry"("content_id", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_subject_at_idx" ON "ledger_entry"("subject", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_actor_at_idx" ON "ledger_entry"("actor", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_event_id_at_idx" ON "ledger_entry"("event_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_link_entry_id_key" ON "ledger_link"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "content_broadcast_id_key" ON "content"("broadcast_id");

-- CreateIndex
CREATE INDEX "content_organisation_id_idx" ON "content"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_slug_key" ON "event"("slug");

-- CreateIndex
CREATE INDEX "event_organisation_id_idx" ON "event"("organisation_id");

-- CreateIndex
CREATE INDEX "event_state_starts_at_idx" ON "event"("state", "starts_at");

-- CreateIndex
CREATE INDEX "programme_item_event_id_idx" ON "programme_item"("event_id");

-- CreateIndex
CREATE INDEX "broadcast_event_id_idx" ON "broadcast"("event_id");

-- CreateIndex
CREATE INDEX "broadcast_artist_profile_id_idx" ON "broadcast"("artist_profile_id");

-- CreateIndex
CREATE INDEX "outbox_dispatched_at_due_at_idx" ON "outbox"("dispatched_at", "due_at");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "stream_content_id_key" ON "stream"("content_id");

-- CreateIndex
CREATE UNIQUE INDEX "stream_broadcast_id_key" ON "stream"("broadcast_id");

-- CreateIndex
CREATE INDEX "stream_state_idx" ON "stream"("state");

-- CreateIndex
CREATE UNIQUE INDEX "run_stream_id_number_key" ON "run"("stream_id", "number");

-- CreateIndex
CREATE INDEX "rendition_content_id_idx" ON "rendition"("content_id");

-- CreateIndex
CREATE UNIQUE INDEX "rendition_stream_id_name_key" ON "rendition"("stream_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "segment_rendition_id_run_pushed_number_key" ON "segment"("rendition_id", "run", "pushed_number");

-- CreateIndex
CREATE INDEX "grant_ticket_id_idx" ON "grant"("ticket_id");

-- CreateIndex
CREATE INDEX "grant_content_id_expires_at_idx" ON "grant"("content_id", "expires_at");

-- CreateIndex
CREATE INDEX "grant_person_id_idx" ON "grant"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_type_event_id_slug_key" ON "ticket_type"("event_id", "slug");

-- CreateIndex
CREATE INDEX "entitlement_ticket_type_id_idx" ON "entitlement"("ticket_type_id");

-- CreateIndex
CREATE INDEX "entitlement_broadcast_id_idx" ON "entitlement"("broadcast_id");

-- CreateIndex
CREATE INDEX "order_person_id_idx" ON "order"("person_id");

-- CreateIndex
CREATE INDEX "order_event_id_idx" ON "order"("event_id");

-- CreateIndex
CREATE INDEX "order_state_expires_at_idx" ON "order"("state", "expires_at");

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_reference_key" ON "payment"("reference");

-- CreateIndex
CREATE INDEX "payment_order_id_idx" ON "payment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_short_code_key" ON "ticket"("short_code");

-- CreateIndex
CREATE INDEX "ticket_person_id_idx" ON "ticket"("person_id");

-- CreateIndex
CREATE INDEX "ticket_event_id_idx" ON "ticket"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_reference_key" ON "refund"("reference");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE INDEX "refund_state_idx" ON "refund"("state");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artist_profile" ADD CONSTRAINT "artist_profile_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artist_member" ADD CONSTRAINT "artist_member_artist_profile_id_fkey" FOREIGN KEY ("artist_profile_id") REFERENCES "artist_profile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artist_member" ADD CONSTRAINT "artist_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_staff" ADD CONSTRAINT "event_staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_ban" ADD CONSTRAINT "organisation_ban_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_ban" ADD CONSTRAINT "organisation_ban_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_artist" ADD CONSTRAINT "event_artist_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "init_segment" ADD CONSTRAINT "init_segment_rendition_id_fkey" FOREIGN KEY ("rendition_id") REFERENCES "rendition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_rendition_id_fkey" FOREIGN KEY ("rendition_id") REFERENCES "rendition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_tally" ADD CONSTRAINT "purchase_tally_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_never_oversold" CHECK ("held" >= 0 AND "sold" >= 0 AND "held" + "sold" <= "quantity");
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_price" CHECK ("price_yen" >= 0 AND "limit_per_person" > 0);
ALTER TABLE "purchase_tally" ADD CONSTRAINT "purchase_tally_not_negative" CHECK ("quantity" >= 0);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_positive" CHECK ("quantity" > 0 AND "unit_price_yen" >= 0);
ALTER TABLE "refund" ADD CONSTRAINT "refund_positive" CHECK ("amount_yen" >= 0);

-- One refund per ticket, whoever races.
CREATE UNIQUE INDEX "refund_one_per_ticket" ON "refund" ("ticket_id") WHERE "ticket_id" IS NOT NULL;
-- One playing device per ticket.
CREATE UNIQUE INDEX "grant_one_per_ticket" ON "grant" ("ticket_id") WHERE "ended_at" IS NULL AND "ticket_id" IS NOT NULL;

-- The hot rows of a sale: room in the page keeps their updates out of the indexes.
ALTER TABLE "ticket_type" SET (fillfactor = 50);

-- The ledger's months. Runs as its owner, so that the app may ask for months without owning tables.
CREATE FUNCTION "ledger_ensure_partitions"(first_month date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month date := date_trunc('month', first_month);
  name text;
BEGIN
  FOR step IN 1..least(months, 120) LOOP
    name := 'ledger_entry_' || to_char(month, 'YYYY_MM');
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF ledger_entry FOR VALUES FROM (%L) TO (%L)',
        name, (month::timestamp AT TIME ZONE 'UTC'), ((month + interval '1 month')::timestamp AT TIME ZONE 'UTC'));
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM akushu_app', name);
    END IF;
    month := month + interval '1 month';
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO akushu_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO akushu_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO akushu_app;
REVOKE ALL ON "_prisma_migrations" FROM akushu_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "ledger_entry", "ledger_link", "ledger_head" FROM akushu_app;
REVOKE ALL ON FUNCTION "ledger_ensure_partitions"(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "ledger_ensure_partitions"(date, integer) TO akushu_app;

-- Append-only for the owner too: whoever wants to change a row must first remove this in the open.
CREATE FUNCTION "ledger_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_entry_no_truncate" BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_link_append_only" BEFORE UPDATE OR DELETE ON "ledger_link" FOR EACH ROW EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_link_no_truncate" BEFORE TRUNCATE ON "ledger_link" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_head_append_only" BEFORE UPDATE OR DELETE ON "ledger_head" FOR EACH ROW EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_head_no_truncate" BEFORE TRUNCATE ON "ledger_head" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();

SELECT "ledger_ensure_partitions"((now() - interval '1 month')::date, 14);
