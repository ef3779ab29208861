package dev.muster.architecture.planted.waysin.provider.tool;

import dev.muster.architecture.planted.waysin.provider.http.webhook.WebhookDoor;
import dev.muster.architecture.planted.waysin.spi.inbound.Inbound;

public final class GoodWayIn implements Inbound {

    private final WebhookDoor door = new WebhookDoor();

    @Override
    public boolean accept(byte[] body) {
        return door.accept(body);
    }
}
