package dev.muster.provider.slack;

import dev.muster.provider.http.testing.Manners;
import dev.muster.provider.http.testing.Told;
import java.time.Duration;

/** How Slack words what it does not do: 429 with Retry-After for limits, else 200 and an error (docs.slack.dev/apis/web-api). */
final class SlackManners implements Manners {

    @Override
    public Told limited(Duration retryAfter) {
        return Told.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
                .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    @Override
    public Told failed(int status) {
        return Told.json(status, "{\"ok\":false,\"error\":\"internal_error\"}");
    }

    @Override
    public Told refused(int status) {
        return switch (status) {
            case 401 -> error("invalid_auth");
            case 403 ->
                Told.json(
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:manage\",\"provided\":\"chat:write\"}");
            case 404 -> error("channel_not_found");
            default -> error("method_not_supported_for_channel_type");
        };
    }

    static Told error(String error) {
        return Told.json("{\"ok\":false,\"error\":\"" + error + "\"}");
    }
}
