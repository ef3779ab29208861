package dev.muster.architecture.planted.finals;

public abstract sealed class GoodSealed {
    public static final class Only extends GoodSealed {}
}
