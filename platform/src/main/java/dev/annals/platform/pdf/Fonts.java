package dev.annals.platform.pdf;

import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Chooses for each character the first font that has it. */
final class Fonts {

    /** The fonts that every reader of PDF has for a script, with the encoding by which they are addressed. */
    private static final List<Script> SCRIPTS = List.of(
            new Script("MSung-Light", "UniCNS-UCS2-H"),
            new Script("STSong-Light", "UniGB-UCS2-H"),
            new Script("HeiseiKakuGo-W5", "UniJIS-UCS2-H"),
            new Script("HYGoThic-Medium", "UniKS-UCS2-H"));

    private record Script(String font, String encoding) {}

    private Fonts() {}

    /** Chooses among them, for texts of a size. */
    static FontSelector of(float size) {
        FontSelector selector = new FontSelector();
        faces().forEach(face -> selector.addFont(new Font(face, size)));
        return selector;
    }

    /** All of them, the one to be preferred first. */
    static List<BaseFont> faces() {
        List<BaseFont> faces = new ArrayList<>();
        try {
            faces.add(BaseFont.createFont(BaseFont.HELVETICA, BaseFont.CP1252, BaseFont.NOT_EMBEDDED));
            for (Script script : SCRIPTS) {
                faces.add(BaseFont.createFont(script.font(), script.encoding(), BaseFont.NOT_EMBEDDED));
            }
        } catch (DocumentException | IOException e) {
            throw new IllegalStateException("A font that every reader has is not described", e);
        }
        return faces;
    }
}
