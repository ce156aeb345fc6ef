package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;

/** Arithmetic of floats. Stateless. */
final class Floats {
    private Floats() { }

    static Object binary(BinaryOperator operator, double left, double right) {
        boolean dividing = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.FLOOR_DIVIDE
                || operator == BinaryOperator.MODULO;
        if (dividing && right == 0) {
            throw new JinjaException("float division by zero");
        }
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case FLOOR_DIVIDE -> floorDivide(left, right);
            case MODULO -> modulo(left, right);
            case POWER -> power(left, right);
        };
    }

    /** The remainder has the divisor's sign, as CPython computes it. */
    private static double modulo(double left, double right) {
        double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0.0, right);
        }
        return right < 0 != remainder < 0 ? remainder + right : remainder;
    }

    private static double floorDivide(double left, double right) {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && right < 0 != remainder < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, left / right);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new JinjaException("0.0 cannot be raised to a negative power");
        }
        if (base == 1) {
            return 1;
        }
        double value = Math.pow(base, exponent);
        if (Double.isNaN(value) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
            throw new JinjaException("a power that is a complex number");
        }
        if (Double.isInfinite(value) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            throw new JinjaException("a power is out of range");
        }
        return value;
    }
}
