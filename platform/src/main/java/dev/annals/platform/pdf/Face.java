package dev.annals.platform.pdf;

import java.awt.FontFormatException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.GlyphLayoutManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A font of reports, opened when it is first needed. Most belong to every program that shows PDF; of the others what is used
 * goes into the file, and their letters are shaped by the JDK, which joins and moves them as their scripts ask.
 */
final class Face {

    /** All of them, the one to be preferred first. */
    static final List<Face> ALL = List.of(
            new Face(BaseFont.HELVETICA, BaseFont.CP1252, false),
            new Face("fonts/ttf/Kurinto/KurintoSans-Rg.ttf", BaseFont.IDENTITY_H, true),
            new Face("MSung-Light", "UniCNS-UCS2-H", false),
            new Face("STSong-Light", "UniGB-UCS2-H", false),
            new Face("HeiseiKakuGo-W5", "UniJIS-UCS2-H", false),
            new Face("HYGoThic-Medium", "UniKS-UCS2-H", false));

    private static final Shaping SHAPING = new Shaping();
    private static final Logger LOG = LoggerFactory.getLogger(Face.class);

    private final String name;
    private final String encoding;
    private final boolean shaped;
    private @Nullable BaseFont font;
    private boolean opened;

    private Face(String name, String encoding, boolean shaped) {
        this.name = name;
        this.encoding = encoding;
        this.shaped = shaped;
    }

    /** What puts letters in order and shapes them in a document. What is shown can be copied from it as it was written. */
    static GlyphLayoutManager shaping() {
        return new GlyphLayoutManager(SHAPING).setWriteActualText(true);
    }

    /** Whether letters are put in order and shaped as they are shown. */
    boolean isShaped() {
        return shaped;
    }

    /** Whether it is to show a character; signs of Chinese, Japanese and Korean are left to the fonts made for them. */
    boolean has(int sign) {
        if (shaped && isEastAsian(sign)) {
            return false;
        }
        BaseFont opened = opened();
        return opened != null && opened.charExists(sign);
    }

    /** The font, which has to have a character for that. */
    BaseFont font() {
        BaseFont opened = opened();
        if (opened == null) {
            throw new IllegalStateException("There are no libraries for the font " + name);
        }
        return opened;
    }

    private static boolean isEastAsian(int sign) {
        return (sign >= 0x2e80 && sign < 0xa4d0)
                || (sign >= 0xac00 && sign < 0xd800)
                || (sign >= 0xf900 && sign < 0xfb00)
                || (sign >= 0xfe30 && sign < 0xfe50)
                || (sign >= 0xff00 && sign < 0xfff0);
    }

    private synchronized @Nullable BaseFont opened() {
        if (!opened) {
            opened = true;
            font = open();
        }
        return font;
    }

    /** A JDK without libraries for fonts does without those that are to be shaped. */
    private @Nullable BaseFont open() {
        try {
            BaseFont face = BaseFont.createFont(name, encoding, shaped);
            if (shaped) {
                SHAPING.add(face, name);
            }
            return face;
        } catch (DocumentException | FontFormatException | IOException e) {
            throw new IllegalStateException("The font " + name + " cannot be read", e);
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.warn("Letters cannot be shaped here, so reports show fewer scripts: {}", name, e);
            return null;
        }
    }
}
