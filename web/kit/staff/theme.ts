/** How Mantine's components look on the staff's screens: small, calm, one accent. */
import {
  Button,
  createTheme,
  Menu,
  Modal,
  NativeSelect,
  NumberInput,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";

const size = { size: "sm" } as const;

export const theme = createTheme({
  primaryColor: "teal",
  defaultRadius: "md",
  fontFamily: "var(--font)",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "xs", variant: "filled" } }),
    TextInput: TextInput.extend({ defaultProps: size }),
    PasswordInput: PasswordInput.extend({ defaultProps: size }),
    Textarea: Textarea.extend({ defaultProps: size }),
    NumberInput: NumberInput.extend({ defaultProps: size }),
    Select: Select.extend({ defaultProps: { ...size, checkIconPosition: "right" } }),
    NativeSelect: NativeSelect.extend({ defaultProps: size }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: false, fz: 12 } }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: "md",
        position: "bottom-end",
        offset: 4,
        // Its empty, focusable first child is no menu item, and screen readers say so.
        withInitialFocusPlaceholder: false,
      },
    }),
    // The scroll lock writes a style element, which our content policy refuses; our pages do not scroll.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        closeButtonProps: { "aria-label": "Close" },
        centered: false,
        transitionProps: { duration: 120 },
      },
    }),
  },
});
