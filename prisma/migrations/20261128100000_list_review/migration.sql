-- A list open for appeals. Apart from what speaks of it: a new value of an enum is not to be used in the transaction that
-- adds it.
-- AlterEnum
ALTER TYPE "list_state" ADD VALUE 'in_review';
