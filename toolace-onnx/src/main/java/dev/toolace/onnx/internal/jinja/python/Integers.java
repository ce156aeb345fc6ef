package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of ints, which have no largest value in Python; here they have so many bits. Stateless. */
final class Integers {
    private static final int MAX_BITS = 100_000;

    private Integers() { }

    static Object binary(BinaryOperator operator, long left, long right) {
        switch (operator) {
            case ADD -> {
                long sum = left + right;
                if (((left ^ sum) & (right ^ sum)) >= 0) {
                    return sum;
                }
            }
            case SUBTRACT -> {
                long difference = left - right;
                if (((left ^ right) & (left ^ difference)) >= 0) {
                    return difference;
                }
            }
            case FLOOR_DIVIDE -> {
                if (right != 0 && right != -1) {
                    return Math.floorDiv(left, right);
                }
            }
            case MODULO -> {
                if (right != 0) {
                    return Math.floorMod(left, right);
                }
            }
            case MULTIPLY, DIVIDE, POWER -> { }
        }
        return binary(operator, BigInteger.valueOf(left), BigInteger.valueOf(right));
    }

    static Object binary(BinaryOperator operator, BigInteger left, BigInteger right) {
        boolean dividing = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.FLOOR_DIVIDE
                || operator == BinaryOperator.MODULO;
        if (dividing && right.signum() == 0) {
            throw new JinjaException("division by zero");
        }
        return switch (operator) {
            case ADD -> checked(left.add(right));
            case SUBTRACT -> checked(left.subtract(right));
            case MULTIPLY -> checked(left.multiply(right));
            case DIVIDE -> quotient(left, right);
            case FLOOR_DIVIDE -> Arithmetic.normal(floorDivide(left, right));
            case MODULO -> Arithmetic.normal(left.subtract(floorDivide(left, right).multiply(right)));
            case POWER -> power(left, right);
        };
    }

    private static Object checked(BigInteger value) {
        if (value.bitLength() > MAX_BITS) {
            throw JinjaException.limit("an integer has more than " + MAX_BITS + " bits");
        }
        return Arithmetic.normal(value);
    }

    private static BigInteger floorDivide(BigInteger left, BigInteger right) {
        BigInteger[] parts = left.divideAndRemainder(right);
        boolean down = parts[1].signum() != 0 && parts[1].signum() != right.signum();
        return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static double quotient(BigInteger left, BigInteger right) {
        if (left.bitLength() <= 53 && right.bitLength() <= 53) {
            return left.doubleValue() / right.doubleValue();
        }
        double value = new BigDecimal(left).divide(new BigDecimal(right), new MathContext(60)).doubleValue();
        if (Double.isInfinite(value)) {
            throw new JinjaException("integer division result too large for a float");
        }
        return value;
    }

    private static Object power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return Floats.binary(BinaryOperator.POWER, Arithmetic.asDouble(base), Arithmetic.asDouble(exponent));
        }
        if (base.equals(BigInteger.ONE) || exponent.signum() == 0) {
            return 1L;
        }
        if (base.signum() == 0) {
            return 0L;
        }
        if (base.equals(BigInteger.ONE.negate())) {
            return exponent.testBit(0) ? -1L : 1L;
        }
        if (exponent.bitLength() > 31 || (long) base.bitLength() * exponent.intValue() > MAX_BITS) {
            throw JinjaException.limit("an integer has more than " + MAX_BITS + " bits");
        }
        return checked(base.pow(exponent.intValue()));
    }
}
