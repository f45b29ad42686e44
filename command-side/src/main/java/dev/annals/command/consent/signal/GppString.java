package dev.annals.command.consent.signal;

import com.iab.gpp.encoder.GppModel;
import com.iab.gpp.encoder.error.DecodingException;
import com.iab.gpp.encoder.error.InvalidFieldException;
import com.iab.gpp.encoder.section.TcfEuV2;
import com.iab.gpp.encoder.section.UspV1;
import dev.annals.platform.consent.SignalSources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A string of the IAB Global Privacy Platform. The sections of US states and of the USA answer by their opt-out fields
 * (1 opted out, 2 did not), the older USP section by its third letter, that of the EU by its TCF purposes.
 */
final class GppString implements Statements {

    private static final int OPTED_OUT = 1;
    private static final int DID_NOT = 2;
    private static final String SALE = "SaleOptOut";
    private static final String GPC = "Gpc";

    /** The sections of US law that the decoder knows (Section Information of the GPP), by name. */
    private static final List<String> UNITED_STATES = List.of(
            "usnat", "usca", "usva", "usco", "usut", "usct", "usfl", "usmt", "usor", "ustx", "usde", "usia", "usne",
            "usnh", "usnj", "ustn");

    private final String raw;
    private final GppModel model;

    private GppString(String raw, GppModel model) {
        this.raw = raw;
        this.model = model;
    }

    /** What a text says; null when it is no GPP string. */
    static @Nullable GppString decode(String text) {
        try {
            GppModel model = new GppModel(text);
            return model.getSectionIds().isEmpty() ? null : new GppString(text, model);
        } catch (DecodingException | IllegalArgumentException | IndexOutOfBoundsException notOne) {
            return null;
        }
    }

    @Override
    public String method() {
        return "gpp";
    }

    @Override
    public String raw() {
        return raw;
    }

    @Override
    public @Nullable Boolean says(SignalSources sources) {
        List<@Nullable Boolean> answers = new ArrayList<>();
        try {
            for (String field : sources.gpp()) {
                UNITED_STATES.forEach(section -> answers.add(stateField(section, field)));
                answers.add(field.equals(SALE) ? usPrivacy() : null);
            }
            answers.add(europe(sources));
        } catch (DecodingException | InvalidFieldException | ClassCastException | IndexOutOfBoundsException damaged) {
            return null;
        }
        Boolean all = null;
        for (Boolean answer : answers) {
            if (answer != null) {
                all = answer && (all == null || all);
            }
        }
        return all;
    }

    private @Nullable Boolean stateField(String section, String field) {
        if (!model.hasSection(section)) {
            return null;
        }
        if (field.equals(SALE)
                && model.hasField(section, GPC)
                && Boolean.TRUE.equals(model.getFieldValue(section, GPC))) {
            return false;
        }
        Object value = model.hasField(section, field) ? model.getFieldValue(section, field) : null;
        if (!(value instanceof Integer number)) {
            return null;
        }
        return switch (number) {
            case OPTED_OUT -> false;
            case DID_NOT -> true;
            default -> null;
        };
    }

    private @Nullable Boolean usPrivacy() {
        if (!model.hasSection(UspV1.NAME)) {
            return null;
        }
        return switch (String.valueOf(model.getFieldValue(UspV1.NAME, "OptOutSale"))) {
            case "Y" -> false;
            case "N" -> true;
            default -> null;
        };
    }

    private @Nullable Boolean europe(SignalSources sources) {
        if (sources.tcf().isEmpty() || !model.hasSection(TcfEuV2.NAME)) {
            return null;
        }
        List<?> purposes = (List<?>) model.getFieldValue(TcfEuV2.NAME, "PurposeConsents");
        List<?> vendors = (List<?>) model.getFieldValue(TcfEuV2.NAME, "VendorConsents");
        boolean vendor = sources.tcfVendor() == 0 || vendors.contains(sources.tcfVendor());
        return vendor
                && sources.tcf().stream()
                        .allMatch(purpose ->
                                purpose <= purposes.size() && Boolean.TRUE.equals(purposes.get(purpose - 1)));
    }

    @Override
    public String toString() {
        return "GppString[…]";
    }
}
