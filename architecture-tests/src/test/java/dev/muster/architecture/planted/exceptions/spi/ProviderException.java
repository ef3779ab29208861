package dev.muster.architecture.planted.exceptions.spi;

public class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
