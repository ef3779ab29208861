package dev.muster.architecture.planted.signed;

public final class GoodStranger {
    boolean isSame(String one, String other) {
        return one.equals(other);
    }
}
