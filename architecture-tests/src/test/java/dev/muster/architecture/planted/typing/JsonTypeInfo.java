package dev.muster.architecture.planted.typing;

public @interface JsonTypeInfo {
    Id use();

    enum Id {
        CLASS,
        NAME
    }
}
