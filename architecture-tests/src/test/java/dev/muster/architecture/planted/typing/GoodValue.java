package dev.muster.architecture.planted.typing;

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
public final class GoodValue {
    void open(Mapper mapper) {
        mapper.read();
    }
}
