"""What the pages of the board say."""
