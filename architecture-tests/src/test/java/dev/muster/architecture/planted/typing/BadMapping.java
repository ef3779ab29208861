package dev.muster.architecture.planted.typing;

public final class BadMapping {
    void open(Mapper mapper) {
        mapper.activateDefaultTyping();
    }
}
