package dev.annals.platform.consent;

import java.util.List;

/**
 * Which signals of browsers, devices and consent banners speak about a purpose. Of several, all have to agree.
 *
 * @param segment categories of {@code context.consent.categoryPreferences}
 * @param google fields of Google Consent Mode, such as {@code ad_storage}
 * @param tcf purposes of the IAB Transparency and Consent Framework, 1 to 11
 * @param tcfVendor a vendor that has to have consent too; 0 for none
 * @param gpp opt-outs of the IAB Global Privacy Platform, such as {@code SaleOptOut}
 * @param globalPrivacyControl whether {@code Sec-GPC: 1} opts out of it
 */
public record SignalSources(
        List<String> segment,
        List<String> google,
        List<Integer> tcf,
        int tcfVendor,
        List<String> gpp,
        boolean globalPrivacyControl) {

    /** No signal speaks about it. */
    public static final SignalSources NONE = new SignalSources(List.of(), List.of(), List.of(), 0, List.of(), false);
}
