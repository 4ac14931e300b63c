export { noHuntReason } from './no-hunt-reason.ts'
export { type DroppedHunt, generateHunts, type HuntPlan, planHunts } from './plan-hunts.ts'
