package dev.annals.app.demo.story;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Chance that can be repeated: the same seed and number always give the same. */
final class Chance {

    private Chance() {}

    static RandomGenerator of(long seed, long number) {
        return new SplittableRandom(mix(seed ^ mix(number)));
    }

    /** A name-based UUID as an SDK would make one by chance. */
    static UUID uuid(long seed, long number) {
        long high = mix(seed + mix(number));
        long low = mix(high ^ number);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(0xC0L << 56)) | (0x80L << 56));
    }

    static String hex(long seed, long number) {
        return uuid(seed, number).toString().replace("-", "");
    }

    /** The finaliser of splitmix64 (Steele, Lea and Flood, 2014): a bijection that spreads every bit. */
    private static long mix(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
