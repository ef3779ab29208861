package dev.muster.architecture.planted.waysin.provider.http.webhook;

public final class WebhookDoor {
    public boolean accept(byte[] body) {
        return body.length > 0;
    }
}
