import { handleAuth } from "@/lib/core/auth/options";

export { handleAuth as GET, handleAuth as POST };
