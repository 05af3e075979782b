import { z } from 'zod'
import { ProblemInfo } from '../problem.ts'
import { RoutingStep, Rule } from './rule.ts'

/** The rules of a connection. */
export const RuleSetState = z.object({
  connectionId: z.string(),
  rules: z.array(Rule),
  /** The file that they come from, which is watched and the only place to change them; null when they are kept here. */
  file: z.string().nullable(),
  /** Why the file's last change was not taken; the rules before it stay in force. */
  problem: ProblemInfo.nullable(),
})
export type RuleSetState = z.infer<typeof RuleSetState>

/** Who would answer a delivery, and with what. */
export const DryAnswer = z.object({
  source: z.enum(['breakpoint', 'rule', 'forward', 'default']),
  ruleId: z.string().nullable(),
  /** The rule, the default answer or the handler, in a few words. */
  label: z.string(),
  answerId: z.string().nullable(),
  /** The body that would be given, rendered; null where somebody else writes it. */
  text: z.string().nullable(),
})
export type DryAnswer = z.infer<typeof DryAnswer>

/** One capture of the past, as it would fare under the rules that are in force and under those that are tried. */
export const DryRow = z.object({
  captureId: z.string(),
  now: DryAnswer,
  would: DryAnswer,
  changed: z.boolean(),
  steps: z.array(RoutingStep),
})
export type DryRow = z.infer<typeof DryRow>

/** Grades of one source, which are all of one scale, 0–1 or 0–100: sources and scales are never mixed. */
export const GradeMean = z.object({
  source: z.enum(['complete', 'graded']),
  scale: z.enum(['0-1', '0-100']),
  mean: z.number(),
  calls: z.int(),
})
export type GradeMean = z.infer<typeof GradeMean>

/** One arm of an experiment: a rule that takes a share of the calls. */
export const ArmState = z.object({
  ruleId: z.string(),
  name: z.string(),
  percent: z.number(),
  /** Different calls that it answered. */
  calls: z.int(),
  /** Of those, how many fell back to the platform's own agent or were refused. */
  fallbacks: z.int(),
  /** Median time of its answers in milliseconds; null without any. */
  medianMs: z.number().nullable(),
  grades: z.array(GradeMean),
})
export type ArmState = z.infer<typeof ArmState>

export const ExperimentState = z.object({ name: z.string(), arms: z.array(ArmState) })
export type ExperimentState = z.infer<typeof ExperimentState>
