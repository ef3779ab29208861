package dev.muster.architecture.planted.shapes.spi;

public enum GoodEnum {
    ONE
}
