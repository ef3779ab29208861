package dev.muster.architecture.planted.patterns.playbook;

import java.util.regex.Pattern;

public final class GoodConstant {
    private static final Pattern NAME = Pattern.compile("[a-z]+");

    boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
