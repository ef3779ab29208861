package dev.muster.architecture.planted.waysin.provider.tool;

import dev.muster.architecture.planted.waysin.spi.inbound.Inbound;
import java.security.MessageDigest;

public final class GoodOwnWayIn implements Inbound {

    @Override
    public boolean accept(byte[] body) {
        return MessageDigest.isEqual(body, new byte[0]);
    }
}
