package dev.muster.provider.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp must not send again by itself. Without this it does so in more cases than a lost connection: also after 503 with {@code Retry-After:
 * 0}, whatever {@code retryOnConnectionFailure} says.
 */
final class SentOnce extends RequestBody {

    private final RequestBody body;

    SentOnce(RequestBody body) {
        this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }
}
