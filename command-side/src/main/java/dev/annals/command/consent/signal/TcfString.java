package dev.annals.command.consent.signal;

import com.iabtcf.decoder.TCString;
import com.iabtcf.exceptions.TCStringDecodeException;
import dev.annals.platform.consent.SignalSources;
import org.jspecify.annotations.Nullable;

/**
 * A TC string of the IAB Transparency and Consent Framework, version 2. It agrees to a purpose when it has consent for
 * all TCF purposes that speak about it, and for the vendor, where one is named.
 */
final class TcfString implements Statements {

    private final String raw;
    private final TCString decoded;

    private TcfString(String raw, TCString decoded) {
        this.raw = raw;
        this.decoded = decoded;
    }

    /** What a text says; null when it is no TC string. */
    static @Nullable TcfString decode(String text) {
        try {
            TCString decoded = TCString.decode(text);
            return decoded.getVersion() < 2 || decoded.getPurposesConsent() == null
                    ? null
                    : new TcfString(text, decoded);
        } catch (TCStringDecodeException | IllegalArgumentException | IndexOutOfBoundsException notOne) {
            return null;
        }
    }

    @Override
    public String method() {
        return "tcf";
    }

    @Override
    public String raw() {
        return raw;
    }

    @Override
    public @Nullable Boolean says(SignalSources sources) {
        if (sources.tcf().isEmpty()) {
            return null;
        }
        boolean vendor = sources.tcfVendor() == 0 || decoded.getVendorConsent().contains(sources.tcfVendor());
        return vendor && sources.tcf().stream().allMatch(decoded.getPurposesConsent()::contains);
    }

    @Override
    public String toString() {
        return "TcfString[…]";
    }
}
