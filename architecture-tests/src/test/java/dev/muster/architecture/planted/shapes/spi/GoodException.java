package dev.muster.architecture.planted.shapes.spi;

public final class GoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
