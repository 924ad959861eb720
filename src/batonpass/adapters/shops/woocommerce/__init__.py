"""WooCommerce behind the port: REST v3, tracking from plugins' meta data, webhooks."""

from batonpass.adapters.shops.woocommerce.shop import WooShop

__all__ = ["WooShop"]
