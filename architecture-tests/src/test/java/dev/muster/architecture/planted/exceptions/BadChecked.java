package dev.muster.architecture.planted.exceptions;

public final class BadChecked extends Exception {
    private static final long serialVersionUID = 1L;
}
