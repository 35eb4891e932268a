export { ALLOWED, type Decision, type Refused as Refusal, refuse } from '../decision';
