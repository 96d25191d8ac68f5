-- «18 из 29» leaves the cancelled out: how many they are stands beside how many are done.

-- AlterTable
ALTER TABLE "measure_lineages" ADD COLUMN     "cancelled_count" INTEGER NOT NULL DEFAULT 0;
