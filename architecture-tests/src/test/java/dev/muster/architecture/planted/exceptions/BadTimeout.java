package dev.muster.architecture.planted.exceptions;

public final class BadTimeout extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
