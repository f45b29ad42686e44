package dev.annals.platform.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.GlyphLayoutFontManager;

/** The fonts whose letters the JDK shapes, for all reports; letters of others are shown one by one, as they are. */
final class Shaping extends GlyphLayoutFontManager {

    private final Map<BaseFont, Font> shaped = new ConcurrentHashMap<>();

    /** Has a font shaped that lies in a resource. */
    void add(BaseFont font, String resource) throws IOException, FontFormatException {
        try (InputStream file = Shaping.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new FileNotFoundException(resource);
            }
            shaped.put(font, Font.createFont(Font.TRUETYPE_FONT, file));
        }
    }

    @Override
    public boolean supportsFont(BaseFont font) {
        return shaped.containsKey(font);
    }

    @Override
    public Font getAwtFont(BaseFont font, float size) {
        Font found = shaped.get(font);
        if (found == null) {
            throw new IllegalArgumentException("Not shaped: " + font.getPostscriptFontName());
        }
        return found.deriveFont(size);
    }
}
