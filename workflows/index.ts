export { redemption } from './redemption/workflow';
