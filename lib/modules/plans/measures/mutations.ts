import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type {
  AddMeasureInput,
  MoveMeasureInput,
  PlanRowInput,
  SaveMeasureFieldInput,
} from "@/lib/modules/plans/schema";
import type { SaveReply } from "@/lib/modules/plans/types";

export function addMeasure(_ctx: TenantContext, _input: AddMeasureInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function saveMeasureField(_ctx: TenantContext, _input: SaveMeasureFieldInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function moveMeasure(_ctx: TenantContext, _input: MoveMeasureInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function removeMeasure(_ctx: TenantContext, _input: PlanRowInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function restoreMeasure(_ctx: TenantContext, _input: PlanRowInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}
