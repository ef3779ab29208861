package dev.muster.architecture.planted.typing;

public final class Mapper {
    public void activateDefaultTyping() {}

    public void read() {}
}
