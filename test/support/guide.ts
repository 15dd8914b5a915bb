export { guideProfiles } from "./profile-text.ts";
