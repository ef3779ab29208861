package dev.muster.architecture.planted.waysin.provider.tool;

import dev.muster.architecture.planted.waysin.spi.inbound.Inbound;

public final class BadWayIn implements Inbound {

    @Override
    public boolean accept(byte[] body) {
        return true;
    }
}
