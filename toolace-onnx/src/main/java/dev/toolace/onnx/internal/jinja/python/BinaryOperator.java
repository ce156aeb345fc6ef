package dev.toolace.onnx.internal.jinja.python;

/** Operators between two values. */
public enum BinaryOperator {
    /** Sum. */ ADD("+"),
    /** Difference. */ SUBTRACT("-"),
    /** Product. */ MULTIPLY("*"),
    /** Quotient. */ DIVIDE("/"),
    /** Quotient rounded down. */ FLOOR_DIVIDE("//"),
    /** Remainder, or a text filled in. */ MODULO("%"),
    /** Power. */ POWER("**");

    private final String sign;

    BinaryOperator(String sign) {
        this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
        return sign;
    }
}
