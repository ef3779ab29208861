package dev.muster.architecture.planted.waysin.spi.inbound;

public interface Inbound {
    boolean accept(byte[] body);
}
