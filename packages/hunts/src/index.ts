export { type DroppedHunt, type HuntPlan, planHunts } from './plan-hunts.ts'
