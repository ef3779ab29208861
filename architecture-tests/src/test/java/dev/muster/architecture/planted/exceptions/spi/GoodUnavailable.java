package dev.muster.architecture.planted.exceptions.spi;

public final class GoodUnavailable extends ProviderException {
    private static final long serialVersionUID = 1L;
}
